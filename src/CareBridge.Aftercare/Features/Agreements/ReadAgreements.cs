using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Agreements;

/// <summary>What is agreed, and what is asked today.</summary>
internal static class ReadAgreements
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/participants/{participantId:guid}/check-in-agreements", ListAsync)
            .WithSummary("List check-in agreements").RequireRole(Role.PeerSpecialist, Role.Participant).ShowsOwn();
        routes.MapGet(AgreeOnCheckIns.Route + "/today", TodayAsync).WithSummary("Read what is asked today")
            .RequireRole(Role.PeerSpecialist, Role.Participant).ShowsOwn();
    }

    private static async Task<IReadOnlyList<AgreementView>> ListAsync(
        Guid participantId,
        Caller caller,
        AftercareDbContext store,
        ISeal seal,
        CancellationToken cancellation)
    {
        RecordHolder.RequireOwn(caller, participantId);
        var organization = caller.OrganizationId;
        var agreements = await store.Agreements.AsNoTracking()
            .Where(a => a.ParticipantId == participantId)
            .Where(a => organization == null || a.OrganizationId == organization)
            .OrderBy(a => a.SortKey)
            .ToListAsync(cancellation);
        return [.. agreements.Select(agreement => AgreementView.Of(agreement, caller, seal))];
    }

    private static async Task<TodayView> TodayAsync(
        Guid participantId,
        [FromQuery] Guid? organizationId,
        [FromQuery] Coded<Language>? language,
        Caller caller,
        AftercareDbContext store,
        CheckInForms forms,
        CancellationToken cancellation)
    {
        var id = CheckInAgreement.IdOf(participantId, RecordHolder.Of(caller, participantId, organizationId));
        var agreement = await store.Agreements.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellation)
            ?? throw new NotFoundException("agreement");
        return await forms.TodayAsync(agreement, language ?? Language.En, cancellation);
    }
}
