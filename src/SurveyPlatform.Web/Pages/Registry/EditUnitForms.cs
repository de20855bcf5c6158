using System.Globalization;
using Microsoft.AspNetCore.Http;
using SurveyPlatform.Registry;

namespace SurveyPlatform.Web.Pages.Registry;

/// <summary>What was typed about a unit.</summary>
/// <param name="Seen">The version on the page.</param>
public sealed record EditUnitForm(string Seen, string From, string Code, string TypeName, string Name, string NameEn, string Parent, string Resolution)
{
    public static EditUnitForm Of(UnitVersion version) =>
        new(version.Id.ToString(), "", version.Code, version.TypeName, version.Name, version.NameEn ?? "", version.ParentId?.ToString() ?? "", "");

    public static EditUnitForm Read(IFormCollection form) => new(
        form["seen"].ToString(), form["from"].ToString(), form["code"].ToString(), form["typeName"].ToString(), form["name"].ToString(), form["nameEn"].ToString(),
        form["parent"].ToString(), form["resolution"].ToString());

    public ChangeUnit.Request For(UnitId unit) => new(
        unit, Guid.TryParse(Seen, out var seen) ? seen : default, RegistryDays.Read(From), Code, TypeName, Name, NameEn.Length == 0 ? null : NameEn,
        int.TryParse(Parent, NumberStyles.None, CultureInfo.InvariantCulture, out var parent) ? new UnitId(parent) : null, Resolution);
}

/// <summary>What was typed about a person; <paramref name="Id"/> is null of somebody new.</summary>
public sealed record ContactForm(Guid? Id, string FullName, string? Position, string Email, string? Phone, bool IsHead)
{
    public static ContactForm Blank { get; } = new(null, "", null, "", null, false);

    public static ContactForm Of(Contact contact) => new(contact.Id, contact.FullName, contact.Position, contact.Email, contact.Phone, contact.IsHead);

    public static ContactForm From(IFormCollection form) => new(
        Guid.TryParse(form["id"], out var id) ? id : null, form["fullName"].ToString(), form["position"].ToString(), form["email"].ToString().Trim(),
        form["phone"].ToString(), form["isHead"] == "true");

    public EditContacts.Request For(UnitId unit, bool remove) => new(unit, Id, FullName, Position, Email, Phone, IsHead, remove);
}

/// <summary>Days as people here write them.</summary>
internal static class RegistryDays
{
    public static DateOnly? Read(string text) =>
        DateOnly.TryParseExact(text.Trim(), ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string Written(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
