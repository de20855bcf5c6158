using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Registry;

/// <summary>Whom to write to at a unit: added, corrected, taken away.</summary>
[UseCase]
public sealed class EditContacts(SurveyDbContext db, TimeProvider clock)
{
    public const int Most = 50;

    /// <param name="Id">Null: somebody new.</param>
    /// <param name="Remove">Everything else is passed over.</param>
    public sealed record Request(
        UnitId Unit, Guid? Id, string FullName, string? Position, string Email, string? Phone, bool IsHead, bool Remove = false);

    public async Task<Outcome<Done>> RunAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageRegistry))
        {
            return SharedProblems.NotPermitted;
        }

        var isVisible = await db.UnitVersions.VisibleTo(actor).AnyAsync(version => EF.Property<UnitId>(version, "UnitId") == request.Unit, cancellationToken);
        var unit = isVisible ? await db.Units.FirstAsync(item => item.Id == request.Unit, cancellationToken) : null;
        var known = unit?.Contacts.FirstOrDefault(contact => contact.Id == request.Id);
        if (unit is null || (request.Id is not null && known is null))
        {
            return SharedProblems.NotFound;
        }

        if (request.Remove && known is not null)
        {
            unit.RemoveContact(known);
        }
        else if (Refusals(request, unit) is { Count: > 0 } refusals)
        {
            return new(refusals);
        }
        else
        {
            Write(request, unit, known);
        }

        await db.SaveChangesAsync(cancellationToken);
        return default(Done);
    }

    private void Write(Request request, ReportingUnit unit, Contact? known)
    {
        var contact = known ?? new Contact { Id = clock.NewKey(), FullName = "", Email = "" };
        contact.FullName = VietnameseText.Clean(request.FullName);
        contact.Position = Blank(request.Position);
        contact.Email = request.Email.Trim();
        contact.Phone = Blank(request.Phone);
        contact.IsHead = request.IsHead;
        if (known is null)
        {
            unit.AddContact(contact);
        }
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : VietnameseText.Clean(text);

    private static List<Problem> Refusals(Request request, ReportingUnit unit)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(request.FullName) || request.FullName.Length > Contact.NameMaxLength)
        {
            problems.Add(RegistryProblems.Needed(Contact.NameMaxLength).At("fullName"));
        }

        if (request.Position?.Length > Contact.NameMaxLength)
        {
            problems.Add(RegistryProblems.Needed(Contact.NameMaxLength).At("position"));
        }

        if (request.Phone?.Length > Contact.PhoneMaxLength)
        {
            problems.Add(RegistryProblems.Needed(Contact.PhoneMaxLength).At("phone"));
        }

        if (request.Email.Length > Contact.EmailMaxLength || !MailAddress.TryCreate(request.Email.Trim(), out var address) || address.Address != request.Email.Trim())
        {
            problems.Add(RegistryProblems.BadEmail(request.Email).At("email"));
        }
        else if (unit.Contacts.Any(other => other.Id != request.Id && string.Equals(other.Email, request.Email.Trim(), StringComparison.OrdinalIgnoreCase)))
        {
            problems.Add(RegistryProblems.EmailTwice(request.Email.Trim()).At("email"));
        }

        if (request.Id is null && unit.Contacts.Count >= Most)
        {
            problems.Add(RegistryProblems.TooManyContacts);
        }

        return problems;
    }
}
