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
    /// <param name="isWhole">With what stands around the form: the list of parts, the bar, the dialogs.</param>
    public static async Task<string> HtmlAsync(FormTemplate form, FormContext context, AnswerSet? answers = null, bool isWhole = false, IReadOnlyList<OpenReturn.UnitChoice>? units = null)
    {
        var given = answers ?? new();
        var view = new FormView(form, given, FormEvaluation.Evaluate(form, given, context), context.Previous, Texts.Vietnamese, units ?? [], showErrors: false) { TakesOver = true, Pages = new() };
        await using var renderer = new HtmlRenderer(new ServiceCollection().AddSingleton(Texts.Vietnamese).AddHttpContextAccessor().BuildServiceProvider(), NullLoggerFactory.Instance);
        var rules = $"""<script type="application/json" id="rules">{FormRules.Write(form, given, context, Texts.Vietnamese).Value}</script>""";
        var sections = await RenderAsync<FormSections>(renderer, view);
        return !isWhole ? $"""<form id="return">{sections}{rules}<p id="status"></p></form>""" : $"""
            {await RenderAsync<FillTools>(renderer, view)}
            <nav class="parts"><ol>{string.Concat(form.Sections.Select(section => $"""<li><a href="#s-{section.Code}">{section.Code}</a></li>"""))}</ol></nav>
            <form id="return">{sections}{rules}{await RenderAsync<ScriptTexts>(renderer)}
            <div class="bar"><p class="status" id="status"></p><button id="missing">?</button></div></form>
            {await RenderAsync<HandsDialogs>(renderer, view)}
            """;
    }

    private static Task<string> RenderAsync<TComponent>(HtmlRenderer renderer, FormView? view = null)
        where TComponent : IComponent => renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(view is null ? ParameterView.Empty : ParameterView.FromDictionary(new Dictionary<string, object?> { ["View"] = view }))).ToHtmlString());
}
