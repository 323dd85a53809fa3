using CareBridge.Aftercare.Features;
using CareBridge.Aftercare.Features.Agreements;
using CareBridge.Aftercare.Features.Attendances;
using CareBridge.Aftercare.Features.CheckIns;
using CareBridge.Aftercare.Features.Circles;
using CareBridge.Aftercare.Features.Communications;
using CareBridge.Aftercare.Features.Concerns;
using CareBridge.Aftercare.Features.Contacts;
using CareBridge.Aftercare.Features.Documents;
using CareBridge.Aftercare.Features.Filings;
using CareBridge.Aftercare.Features.Goals;
using CareBridge.Aftercare.Features.Links;
using CareBridge.Aftercare.Features.Loads;
using CareBridge.Aftercare.Features.Milestones;
using CareBridge.Aftercare.Features.Partners;
using CareBridge.Aftercare.Features.Plans;
using CareBridge.Aftercare.Features.Reviews;
using CareBridge.Aftercare.Features.Supports;
using CareBridge.Aftercare.Features.Warnings;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Directory;
using CareBridge.Platform.Exporting;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Operation;
using CareBridge.Platform.Questions;
using CareBridge.Platform.Retention;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Aftercare;

/// <summary>
/// What goes with a participant on their way: support, check-ins, goals, milestones and meetings with peer communities,
/// who stands by them, early warnings, plans and documents that clinics hand over, and what they write to each other.
/// </summary>
public sealed class AftercareModule : ServiceModule
{
    public const string Service = "aftercare";

    public override string Name => Service;

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddStore<AftercareDbContext>(Service);
        services.AddRetention(Service, AftercareRetention.Plan);
        services.AddExporting(Service, AftercareExport.Plan);
        services.AddScoped<RecordDisclosures>();
        services.AddScoped<ServedParticipants>();
        services.AddScoped<PlanDisclosures>();
        services.AddScoped<WritePlans>();
        services.AddScoped<FileDocuments>();
        services.AddScoped<SendCommunications>();
        services.AddScoped<IAftercareFilings, AnswerAftercareFilings>();
        services.AddScoped<IHandedOverDocuments, FindHandedOverDocuments>();
        services.AddScoped<CheckInForms>();
        services.AddScoped<LinkPages>();
        services.AddScoped<CheckInByLink>();
        services.AddScoped<PartnershipByLink>();
        services.AddScoped<WarningByLink>();
        services.AddScoped<WarningDesk>();
        services.AddScoped<PartnerDisclosures>();
        services.AddScoped<ReviewParticipant>();
        services.AddReaction<ParticipantChanged, EndWithService, AftercareDbContext>(Service);
        services.AddHostedService<TendReviews>();
        services.AddProjection<AftercareDbContext, EngagementProjection>();
        services.AddTimer<AftercareDbContext>("reviews", store => store.ReviewTimers
            .Select(one => (DateTimeOffset?)one.DueAt));
        services.AddTimer<AftercareDbContext>("warnings", store => store.Warnings.Select(one => one.NextAt));
        services.AddHostedService<TendWarnings>();
    }

    public override IReadOnlyList<string> OpenPaths => [OpenLink.Path];

    public override void AddClients(IServiceCollection services)
    {
        services.AddSingleton<IAftercareFilings, AskAftercareFilings>();
        services.AddSingleton<IHandedOverDocuments, AskHandedOverDocuments>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/aftercare");
        RecordCheckIn.Map(api);
        SyncCheckIns.Map(api);
        ShareReflection.Map(api);
        ReadCheckIns.Map(api);
        ReadRecoveryCapital.Map(api);
        AgreeOnCheckIns.Map(api);
        MoveAgreement.Map(api);
        ReadAgreements.Map(api);
        KeepPrompts.Map(api);
        MakeCheckInLink.Map(api);
        OpenLink.Map(api);
        RecordMilestone.Map(api);
        ShareMilestone.Map(api);
        ReadMilestones.Map(api);
        CountDays.Map(api);
        WriteGoal.Map(api);
        MoveGoal.Map(api);
        ReadGoals.Map(api);
        WritePlanByHand.Map(api);
        ReadPlans.Map(api);
        MovePlanStep.Map(api);
        ReadHandedOverDocuments.Map(api);
        SendByHand.Map(api);
        ReadCommunications.Map(api);
        RecordAttendance.Map(api);
        ConfirmAttendance.Map(api);
        RetractAttendance.Map(api);
        ReadAttendances.Map(api);
        BeginSupport.Map(api);
        MoveSupport.Map(api);
        ReadSupports.Map(api);
        NameCircleMember.Map(api);
        MoveCircleMember.Map(api);
        ReadCircles.Map(api);
        ProposeBoundaries.Map(api);
        AnswerBoundaries.Map(api);
        RecordContact.Map(api);
        ReadEngagement.Map(api);
        ReadConcerns.Map(api);
        ReadWarnings.Map(api);
        AnswerWarning.Map(api);
        KeepWarningRules.Map(api);
        ReadLoad.Map(api);
    }

    public override void MapQuestions(IEndpointRouteBuilder routes)
    {
        routes.MapQuestion<IAftercareFilings, WritePlan, AftercarePlanChanged>(
            (filings, question, cancellation) => filings.WritePlanAsync(question, cancellation));
        routes.MapQuestion<IAftercareFilings, FileDocument, DocumentChanged>(
            (filings, question, cancellation) => filings.FileDocumentAsync(question, cancellation));
        routes.MapQuestion<IAftercareFilings, MarkDocument, DocumentChanged>(
            (filings, question, cancellation) => filings.MarkDocumentAsync(question, cancellation));
        routes.MapQuestion<IAftercareFilings, SendCommunication, CommunicationSent>(
            (filings, question, cancellation) => filings.SendAsync(question, cancellation));
        routes.MapQuestion<IHandedOverDocuments, FindDocuments, KnownDocuments>(
            (documents, question, cancellation) => documents.FindAsync(question, cancellation));
    }
}
