using SurveyPlatform.Templates.Expressions;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Templates;

/// <summary>Values of expressions as a person reads them.</summary>
public static class ValueWords
{
    extension(Texts texts)
    {
        /// <summary><c>1.024</c>, <c>“Nhơn Lý”</c>, <c>đúng</c>, <c>15/09/2023</c>, <c>chưa xác định</c>.</summary>
        public string Of(Value value) => value.Kind switch
        {
            ValueKind.Missing => texts["value.missing"],
            ValueKind.Boolean => texts[value.AsBoolean == true ? "value.true" : "value.false"],
            ValueKind.Number => texts.Number(value.AsNumber, maxDecimals: 28),
            ValueKind.Date => texts.Day(value.AsDate),
            ValueKind.Text => $"“{value.AsText}”",
        };
    }
}
