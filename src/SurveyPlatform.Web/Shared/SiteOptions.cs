namespace SurveyPlatform.Web.Shared;

/// <summary>What an installation says of itself; settings section <c>Site</c>.</summary>
public sealed class SiteOptions
{
    /// <summary>The body that runs the site, as under its letterhead.</summary>
    public string AgencyVi { get; set; } = "Sở Thông tin và Truyền thông tỉnh Bình Định";

    public string AgencyEn { get; set; } = "Department of Information and Communications, Binh Dinh Province";

    /// <summary>Leads everybody to the page they work on; other than <c>/</c> where the host has a home page of its own.</summary>
    public string WorkPath { get; set; } = "/";

    /// <summary>Where the host signs people in and out; the latter takes a post.</summary>
    public string SignInPath { get; set; } = "/sign-in";

    public string SignOutPath { get; set; } = "/sign-out";

    /// <summary>One's own account.</summary>
    public string AccountPath { get; set; } = "/account";

    /// <summary>The administration of the host's own pages, shown to whoever administers; null where there is none.</summary>
    public string? AdminPath { get; set; }

    public string Agency(string language) => string.Equals(language, "en", StringComparison.Ordinal) ? AgencyEn : AgencyVi;
}
