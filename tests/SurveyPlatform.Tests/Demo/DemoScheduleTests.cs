using SurveyPlatform.Server.Demo;

namespace SurveyPlatform.Tests.Demo;

public sealed class DemoScheduleTests
{
    private static readonly DateOnly CutOff = new(2023, 9, 14);
    private static readonly DateOnly Due = new(2023, 9, 21);
    private static readonly IReadOnlyList<DemoSubmission> Schedule = DemoSchedule.Of(BinhDinh.Units, Due, BinhDinh.Calendar, BinhDinh.Seed);

    [Fact]
    public void Those_who_send_are_those_who_have_answers()
    {
        var answers = DemoAnswers.Hardware(BinhDinh.Units, BinhDinh.Seed).Keys.Concat(DemoAnswers.Connectivity(BinhDinh.Units, BinhDinh.Seed).Keys);
        Schedule.Select(submission => submission.UnitCode).Order().ShouldBe(answers.Order());
    }

    [Fact]
    public void Most_send_in_time_and_a_number_only_after_a_reminder()
    {
        Schedule.Count(submission => DateOnly.FromDateTime(submission.At) <= Due).ShouldBeInRange(120, 140);
        Schedule.Count(submission => DateOnly.FromDateTime(submission.At) == new DateOnly(2023, 9, 22)).ShouldBeGreaterThan(10);
        Schedule.Where(submission => submission.UnitCode is "VNPT" or "VIETTEL" or "MOBIFONE" or "FPT")
            .Count(submission => DateOnly.FromDateTime(submission.At) > Due).ShouldBe(1);
    }

    [Fact]
    public void Nobody_sends_before_the_cut_off_or_outside_office_hours()
    {
        Schedule.ShouldAllBe(submission => DateOnly.FromDateTime(submission.At) > CutOff && BinhDinh.Calendar.IsWorkingDay(DateOnly.FromDateTime(submission.At)));
        Schedule.ShouldAllBe(submission => submission.At.Hour >= 7 && submission.At.Hour < 17);
    }
}
