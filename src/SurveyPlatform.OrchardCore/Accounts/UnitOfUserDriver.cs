using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.DisplayManagement.Views;
using OrchardCore.Users;
using OrchardCore.Users.Models;
using SurveyPlatform.Accounts;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Cms.Accounts;

/// <summary>Name and unit on the page where a user of Orchard Core is edited.</summary>
internal sealed class UnitOfUserDriver(
    SurveyDbContext db, IAuthorizationService authorization, IHttpContextAccessor http, Texts texts, TimeProvider clock) : DisplayDriver<User>
{
    public override async Task<IDisplayResult?> EditAsync(User user, BuildEditorContext context) =>
        !await MayEditAsync(user) ? null : Initialize<UnitOfUser>("UnitOfUser_Edit", async model =>
        {
            model.Texts = texts;
            model.DisplayName = user.UserClaims.Count == 0 && string.IsNullOrEmpty(user.UserName) ? "" : user.DisplayName;
            model.Unit = user.SeesEveryUnit ? SurveyUser.EveryUnit : SurveyUser.ValueOf(user.UnitId) ?? "";
            model.Units = await UnitsAsync();
        }).Location("Content:1.5");

    public override async Task<IDisplayResult?> UpdateAsync(User user, UpdateEditorContext context)
    {
        if (!await MayEditAsync(user))
        {
            return null;
        }

        var model = new UnitOfUser();
        await context.Updater.TryUpdateModelAsync(model, Prefix, posted => posted.DisplayName, posted => posted.Unit);
        var name = VietnameseText.Clean(model.DisplayName ?? "");
        if (name.Length > AccountsStep.DisplayNameMaxLength)
        {
            context.Updater.ModelState.AddModelError($"{Prefix}.{nameof(model.DisplayName)}", texts.Of(AccountsProblems.FieldTooLong("displayName", AccountsStep.DisplayNameMaxLength)));
        }

        var unit = (await db.UnitsOnAsync(clock.Today, CancellationToken.None)).Find(item => SurveyUser.ValueOf(item.Id) == model.Unit);
        if (unit is null && !string.IsNullOrEmpty(model.Unit) && model.Unit != SurveyUser.EveryUnit)
        {
            context.Updater.ModelState.AddModelError($"{Prefix}.{nameof(model.Unit)}", texts.Of(SharedProblems.NotFound));
        }

        user.Call(name);
        user.Belong(unit?.Id, everyUnit: model.Unit == SurveyUser.EveryUnit);
        return await EditAsync(user, context);
    }

    /// <summary>As today; in the order of their official codes within each superior.</summary>
    private async Task<IReadOnlyList<(string Key, string Name)>> UnitsAsync() =>
        [.. (await db.UnitsOnAsync(clock.Today, CancellationToken.None)).Select(unit => (SurveyUser.ValueOf(unit.Id)!, $"{unit.Version.FullName} ({unit.Version.Code})"))];

    private async Task<bool> MayEditAsync(User user) => http.HttpContext is { } context && await authorization.AuthorizeAsync(context.User, UsersPermissions.EditUsers, user);
}
