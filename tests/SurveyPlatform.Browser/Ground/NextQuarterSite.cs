namespace SurveyPlatform.Browser.Ground;

/// <summary>The quarter after: 2023-Q4, opened, with what these units reported for 2023-Q3.</summary>
[CollectionDefinition(Name)]
public sealed class NextQuarterSite : BinhDinhSite, ICollectionFixture<NextQuarterSite>
{
    public new const string Name = "The quarter after in a browser";

    /// <summary>Xã Nhơn Lộc, Phường Nhơn Bình, Xã Nhơn Hội, FPT Telecom.</summary>
    public static readonly string[] Reported = [HandedIn, "21550", "21601", "FPT"];

    protected override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        foreach (var unit in Reported.Skip(1))
        {
            await HandInAsync(unit);
        }

        await GoToAsync("2023-12-18 08:00");
    }
}
