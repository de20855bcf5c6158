using System.Globalization;
using SurveyPlatform.Collection;
using SurveyPlatform.Mail;

namespace SurveyPlatform.Reminders;

/// <summary>What a reminder says: the return, its due date, how late it is, and where to fill it in.</summary>
internal static class ReminderText
{
    public static MailItem Of(ReminderMessage message, string publicUrl)
    {
        var (obligation, exercise) = (message.Obligation, message.Obligation.Exercise);
        var title = exercise.Collection.Title.Vi;
        var due = obligation.DueOn.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
        var period = exercise.Period.Title("vi");
        var isSuperior = exercise.Collection.ReminderRules.Find(rule => rule.Code == message.Rule)?.Audience == ReminderAudience.Superior;
        var (subject, lateness) = message.WorkingDaysLate switch
        {
            > 0 and var days => ($"Quá hạn {days} ngày làm việc", $"Đến nay đã quá hạn {days} ngày làm việc."),
            0 => ("Đến hạn hôm nay", "Hôm nay là ngày cuối của thời hạn nộp."),
            var days => ($"Còn {-days} ngày làm việc", $"Thời hạn nộp còn {-days} ngày làm việc."),
        };
        var who = isSuperior
            ? $"{obligation.AuthorityName} (đơn vị trực thuộc địa bàn Quý cơ quan quản lý) chưa nộp báo cáo sau đây."
            : "Hệ thống chưa nhận được báo cáo sau đây của Quý đơn vị.";
        var body = $"""
            Kính gửi: {(isSuperior ? "Quý cơ quan" : obligation.AuthorityName)}

            {who}

              Báo cáo:   {title}
              Kỳ:        {period} (số liệu chốt đến ngày {exercise.CutOff.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)})
              Đơn vị:    {obligation.UnitFullName}
              Hạn nộp:   {due}

            {lateness} Báo cáo được nhận đến hết ngày {exercise.Lock.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}; đơn vị nộp sau hạn được ghi rõ trong báo cáo tổng hợp.

            Đề nghị {(isSuperior ? "đôn đốc đơn vị " : "Quý đơn vị ")}hoàn thành báo cáo tại địa chỉ:
            {publicUrl}/returns/{obligation.Id}

            Nếu báo cáo đã được nộp, xin bỏ qua thư này. Thư được gửi tự động, xin không trả lời.

            --
            {exercise.Collection.Title.In("en")}, {exercise.Period.Title("en")}: due on {due}, not yet received from {obligation.UnitFullName}.
            """;
        return new(message.MessageId, message.Recipient, $"[{subject}] {title} {period} – {obligation.UnitFullName}", body);
    }
}
