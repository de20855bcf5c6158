using Microsoft.AspNetCore.Http;
using SurveyPlatform.Returns;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>What the button does that saves and adds lines for the units of a district.</summary>
/// <param name="First">Position of the first line that is new.</param>
public sealed record ForDistrict(LineGroup Group, OpenReturn.UnitChoice District, int First, int Count)
{
    /// <returns>Null: another button was pressed, or no district was chosen.</returns>
    public static ForDistrict? Add(FormTemplate template, IFormCollection form, IReadOnlyList<OpenReturn.UnitChoice> units, AnswerSet answers)
    {
        var action = form[FillForm.ActionField].ToString();
        if (!action.StartsWith(FillForm.AddDistrict, StringComparison.Ordinal)
            || template.LineGroups.FirstOrDefault(group => group.Name == action[FillForm.AddDistrict.Length..]) is not { } group
            || units.FirstOrDefault(unit => unit.District == unit.Code && unit.Code == form[FillForm.DistrictField + group.Name]) is not { } district)
        {
            return null;
        }

        var first = answers.Lines.GetValueOrDefault(group.Name)?.Count ?? 0;
        var kind = Value.Of(form[FillForm.KindField + group.Name].ToString());
        return new(group, district, first, UnitLines.Add(group, answers, units.Where(unit => unit.District == district.Code).Select(unit => unit.Code), kind));
    }
}
