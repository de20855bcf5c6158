using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SurveyPlatform.Returns;
using SurveyPlatform.Templates;
using SurveyPlatform.Web.Pages.Returns;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Browser.Ground;

/// <summary>Any form as the fill-in page has it, with its rules and without a server; <c>/form.js</c> is its script.</summary>
internal static class FormPage
{
    public static async Task<string> HtmlAsync(FormTemplate form, FormContext context, AnswerSet? answers = null)
    {
        var given = answers ?? new();
        var view = new FormView(form, given, FormEvaluation.Evaluate(form, given, context), context.Previous, Texts.Vietnamese, [], showErrors: false);
        await using var renderer = new HtmlRenderer(new ServiceCollection().AddSingleton(Texts.Vietnamese).AddHttpContextAccessor().BuildServiceProvider(), NullLoggerFactory.Instance);
        var sections = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<FormSections>(ParameterView.FromDictionary(new Dictionary<string, object?> { ["View"] = view }))).ToHtmlString());
        return $"""<form id="return">{sections}<script type="application/json" id="rules">{FormRules.Write(form, given, context, Texts.Vietnamese).Value}</script><p id="status"></p></form>""";
    }
}
