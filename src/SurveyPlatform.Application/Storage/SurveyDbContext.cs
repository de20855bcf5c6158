using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Jobs;
using SurveyPlatform.Reconciliation;
using SurveyPlatform.Registry;
using SurveyPlatform.Remediation;
using SurveyPlatform.Reminders;
using SurveyPlatform.Reports;
using SurveyPlatform.Returns;
using SurveyPlatform.Returns.Import;
using SurveyPlatform.Scores;
using SurveyPlatform.Standards;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Storage;

/// <summary>All rows of the product. Each stage maps its own types in a file of its own folder.</summary>
public sealed class SurveyDbContext(DbContextOptions<SurveyDbContext> options) : DbContext(options)
{
    public DbSet<ReportingUnit> Units => Set<ReportingUnit>();

    public DbSet<UnitVersion> UnitVersions => Set<UnitVersion>();

    public DbSet<Reorganisation> Reorganisations => Set<Reorganisation>();

    public DbSet<Succession> Successions => Set<Succession>();

    public DbSet<TemplateVersion> TemplateVersions => Set<TemplateVersion>();

    public DbSet<TemplateDraft> TemplateDrafts => Set<TemplateDraft>();

    public DbSet<CalendarDay> CalendarDays => Set<CalendarDay>();

    public DbSet<CollectionDefinition> Collections => Set<CollectionDefinition>();

    public DbSet<CollectionChange> CollectionChanges => Set<CollectionChange>();

    public DbSet<CollectionExercise> Exercises => Set<CollectionExercise>();

    public DbSet<Obligation> Obligations => Set<Obligation>();

    public DbSet<DueExtension> Extensions => Set<DueExtension>();

    public DbSet<FormReturn> Returns => Set<FormReturn>();

    public DbSet<ExerciseMove> ExerciseMoves => Set<ExerciseMove>();

    public DbSet<MigratedDraft> MigratedDrafts => Set<MigratedDraft>();

    public DbSet<HandOver> HandOvers => Set<HandOver>();

    public DbSet<ReviewRemark> ReviewRemarks => Set<ReviewRemark>();

    public DbSet<ReasonVerdict> ReasonVerdicts => Set<ReasonVerdict>();

    public DbSet<OnBehalf> OnBehalves => Set<OnBehalf>();

    public DbSet<Attachment> Attachments => Set<Attachment>();

    public DbSet<LineImport> LineImports => Set<LineImport>();

    public DbSet<RememberedPlan> RememberedPlans => Set<RememberedPlan>();

    public DbSet<Observation> Observations => Set<Observation>();

    public DbSet<DecidedFigure> DecidedFigures => Set<DecidedFigure>();

    public DbSet<ReminderMessage> Reminders => Set<ReminderMessage>();

    public DbSet<MessageTemplate> MessageTemplates => Set<MessageTemplate>();

    public DbSet<InboxRead> InboxReads => Set<InboxRead>();

    public DbSet<ReminderItem> ReminderItems => Set<ReminderItem>();

    public DbSet<MessageNotice> MessageNotices => Set<MessageNotice>();

    public DbSet<ReminderSettings> ReminderSettings => Set<ReminderSettings>();

    public DbSet<ReminderPause> ReminderPauses => Set<ReminderPause>();

    public DbSet<StoredStandard> Standards => Set<StoredStandard>();

    public DbSet<StandardDraft> StandardDrafts => Set<StandardDraft>();

    public DbSet<UnitVerdict> Verdicts => Set<UnitVerdict>();

    public DbSet<MapTile> MapTiles => Set<MapTile>();

    public DbSet<ReconciliationRun> ReconciliationRuns => Set<ReconciliationRun>();

    public DbSet<SourceMatch> SourceMatches => Set<SourceMatch>();

    public DbSet<ReconciliationCase> ReconciliationCases => Set<ReconciliationCase>();

    public DbSet<CaseParty> CaseParties => Set<CaseParty>();

    public DbSet<Incident> Incidents => Set<Incident>();

    public DbSet<SourceSettings> SourceSettings => Set<SourceSettings>();

    public DbSet<RemediationPlan> Plans => Set<RemediationPlan>();

    public DbSet<RemediationTask> PlanTasks => Set<RemediationTask>();

    public DbSet<PlanOpinion> PlanOpinions => Set<PlanOpinion>();

    public DbSet<PlanVersion> PlanVersions => Set<PlanVersion>();

    public DbSet<PlanFile> PlanFiles => Set<PlanFile>();

    public DbSet<RemediationSettings> RemediationSettings => Set<RemediationSettings>();

    public DbSet<CompiledReport> Reports => Set<CompiledReport>();

    public DbSet<StoredLetterhead> Letterheads => Set<StoredLetterhead>();

    public DbSet<StoredIndicator> Indicators => Set<StoredIndicator>();

    public DbSet<IndicatorDraft> IndicatorDrafts => Set<IndicatorDraft>();

    public DbSet<StoredScoreSet> ScoreSets => Set<StoredScoreSet>();

    public DbSet<FrozenScores> FrozenScores => Set<FrozenScores>();

    public DbSet<JobRun> JobRuns => Set<JobRun>();

    public DbSet<JobItem> JobItems => Set<JobItem>();

    public DbSet<ServerNode> ServerNodes => Set<ServerNode>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(SurveyDbContext).Assembly);
        modelBuilder.UseSnakeCaseColumns();
        if (Database.IsNpgsql())
        {
            modelBuilder.CompareTextByBytes();
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.AddSurveyConventions();
}
