using Microsoft.AspNetCore.Http;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Web.Pages.Registry;

/// <summary>What was typed about a new reorganisation; files have to be chosen again.</summary>
public sealed record ReorganisationForm(string Code, string TitleVi, string TitleEn, string Resolution, string LegalDay, string OperatingDay)
{
    public static ReorganisationForm Blank { get; } = new("", "", "", "", "", "");

    public static ReorganisationForm From(IFormCollection form) => new(
        form["code"].ToString(), form["title"].ToString(), form["titleEn"].ToString(), form["resolution"].ToString(), form["legalDay"].ToString(), form["operatingDay"].ToString());

    public ImportReorganisation.Request For(Stream? rows, Stream? units) => new(
        Code, TitleVi, TitleEn, Resolution, RegistryDays.Read(LegalDay), RegistryDays.Read(OperatingDay), rows, units);
}

/// <summary>The shares of one split unit as typed, in percent.</summary>
public sealed record ShareForm(string OldCode, IReadOnlyDictionary<string, string> Shares, string MainHeir)
{
    private const string Prefix = "share-";

    public static ShareForm From(IFormCollection form) => new(
        form["old"].ToString(),
        form.Keys.Where(key => key.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(key => key[Prefix.Length..], key => form[key].ToString(), StringComparer.Ordinal),
        form["heir"].ToString());

    public Outcome<DecideShares.Request> For(Guid id, int version)
    {
        var shares = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (code, typed) in Shares)
        {
            if (VietnameseNumber.Parse(typed).Succeeded(out var percent))
            {
                shares[code] = percent / 100;
            }
        }

        return shares.Count == Shares.Count ? new DecideShares.Request(id, version, OldCode, shares, MainHeir) : ReorganisationProblems.SharesNotWhole(OldCode);
    }
}
