using SurveyPlatform.Returns;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>Why a figure deserves a second look, in words.</summary>
public static class SignalText
{
    public static string Of(Texts texts, FigureSignal signal) => signal.Kind switch
    {
        FigureSignalKind.LargeChange => texts["signal.large-change", ("before", texts.Number(signal.Against, 2))] + FigureChange.Of(texts, signal.Against, signal.Figure),
        FigureSignalKind.UnlikeItself => texts["signal.unlike-itself", ("median", texts.Number(signal.Against, 1)), ("score", texts.Number(signal.Score, 1))],
        FigureSignalKind.UnlikePeers => texts["signal.unlike-peers", ("median", texts.Number(signal.Against, 1)), ("score", texts.Number(signal.Score, 1))],
    };
}
