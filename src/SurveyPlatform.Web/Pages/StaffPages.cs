using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Web.Pages.Collection;
using SurveyPlatform.Web.Pages.Jobs;
using SurveyPlatform.Web.Pages.Reconciliation;
using SurveyPlatform.Web.Pages.Registry;
using SurveyPlatform.Web.Pages.Remediation;
using SurveyPlatform.Web.Pages.Reminders;
using SurveyPlatform.Web.Pages.Reports;
using SurveyPlatform.Web.Pages.Returns;
using SurveyPlatform.Web.Pages.Scores;
using SurveyPlatform.Web.Pages.Standards;
using SurveyPlatform.Web.Pages.Templates;

namespace SurveyPlatform.Web.Pages;

/// <summary>The pages of those who ask for the returns, one route table per stage.</summary>
public static class StaffPages
{
    public static IEndpointRouteBuilder MapStaffPages(this IEndpointRouteBuilder routes) => routes
        .MapRegistryPages()
        .MapReorganisationPages()
        .MapTemplatesPages()
        .MapPublishPages()
        .MapBenchPages()
        .MapTemplateSheets()
        .MapDesignerPages()
        .MapXlsFormPages()
        .MapCollectionPages()
        .MapCollectionSettingsPages()
        .MapCalendarPages()
        .MapExtensionPages()
        .MapAdHocPages()
        .MapReviewPages()
        .MapRemindersPages()
        .MapMessagesPages()
        .MapWordingPages()
        .MapChasingPages()
        .MapUnitMessagesPages()
        .MapLadderPages()
        .MapStandardsPages()
        .MapStandardDraftPages()
        .MapVerdictPages()
        .MapPlansPages()
        .MapPlanPages()
        .MapPlanEditPages()
        .MapTaskPages()
        .MapSourcesPages()
        .MapReportsPages()
        .MapSeriesPages()
        .MapIndicatorsPages()
        .MapScoresPages()
        .MapScoreEditPages()
        .MapJobsPages();
}
