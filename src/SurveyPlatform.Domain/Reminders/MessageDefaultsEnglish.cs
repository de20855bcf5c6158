namespace SurveyPlatform.Reminders;

/// <summary>The digests refer to the list above instead of saying it twice.</summary>
internal static class MessageDefaultsEnglish
{
    public static MessageWording Of(MessageKind kind) => kind switch
    {
        MessageKind.Frame => new("", """
            To: {addressee}

            {content}

            Sent automatically by the statistical reporting system ({site}). Please do not reply.
            """),
        MessageKind.Leadership => new("{units} unit(s) have not reported: {collection}, {period}", """
            {units} unit(s), listed above, have not reported although they were reminded. For your consideration and direction.
            """),
        MessageKind.Department => new("{units} unit(s) have not reported: {collection}, {period}", """
            {units} unit(s), listed above, have not reported.
            """),
        MessageKind.Superior => new("{units} unit(s) under you have not reported: {collection}, {period}", """
            {units} unit(s) under your supervision, listed above, have not reported. Please see to it that they do.
            """),
        MessageKind.Head => new("Please see to your unit's return: {collection}, {period}", """
            {count} return(s) of the unit in your charge have not been received:

            {items}

            Please see to it that they are submitted. Returns are taken until {lock}; late submission is noted in the consolidated report.
            """),
        MessageKind.Late => new("{days} working day(s) overdue: {collection}, {period}", """
            {count} return(s) of your unit have not been received and are {days} working day(s) overdue.

            {items}

            Please submit now. Returns are taken until {lock}; late submission is noted in the consolidated report.
            """),
        MessageKind.SentBack => new("Sent back: {collection}, {period}", """
            {count} return(s) of your unit were sent back:

            {items}

            Please see the remarks beside the questions, correct, and submit again by {due}.
            """),
        MessageKind.Reopened => new("Reopened: {collection}, {period}", """
            {count} approved return(s) of your unit were reopened:

            {items}

            Please correct and submit again by {due}.
            """),
        MessageKind.DueDay => new("Due today: {collection}, {period}", """
            Today is the last day. {count} return(s) of your unit have not been received:

            {items}
            """),
        MessageKind.AdHoc => new("Ad hoc request: {collection}, {period}", """
            Your unit is asked for a return outside the regular periods:

            {items}

            Please submit by {due}.
            """),
        MessageKind.Before => new("Due in {days} working day(s): {collection}, {period}", """
            {count} return(s) of your unit have not been received and are due in {days} working day(s).

            {items}

            Please ignore this if they have been submitted meanwhile.
            """),
        MessageKind.ExtensionAsked => new("{units} unit(s) ask for an extension: {collection}, {period}", """
            {units} unit(s), listed above, ask for more time. Please decide.
            """),
        MessageKind.ExtensionRefused => new("Extension refused: {collection}, {period}", """
            Your request for more time was refused:

            {items}

            The return is still due on {due}.
            """),
        MessageKind.ExtensionGranted => new("Extended to {due}: {collection}, {period}", """
            The due date of your return has been extended:

            {items}

            Please submit by {due}.
            """),
        MessageKind.OnBehalf => new("Filled in on your behalf: {collection}, {period}", """
            The following return of your unit was filled in or corrected by the receiving office:

            {items}

            Please check the figures and tell the office of any error.
            """),
        MessageKind.Opened => new("Opened: {collection}, {period}", """
            The following period has been opened:

            {items}

            Please submit by {due}.
            """),
    };
}
