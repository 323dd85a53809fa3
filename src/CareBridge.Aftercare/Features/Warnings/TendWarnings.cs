using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Features.Links;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Aftercare.Features.Warnings;

/// <summary>
/// Takes the steps of early warnings that are due. Each is a row with a time, found by whichever instance is alive; of
/// several that find it one saves.
/// </summary>
internal sealed class TendWarnings(IServiceScopeFactory scopes, TimeProvider time, ILogger<TendWarnings> logger)
    : RepeatedWork(Interval, time, logger)
{
    private const int BatchSize = 100;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task WorkAsync(CancellationToken cancellation) =>
        await EachAsync(await DueAsync(cancellation), id => AdvanceAsync(id, cancellation), cancellation);

    private async Task<IReadOnlyList<Guid>> DueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<AftercareDbContext>();
        var now = Time.Now();
        return await store.Warnings
            .Where(w => w.NextAt <= now).OrderBy(w => w.NextAt).Take(BatchSize)
            .Select(w => w.Id).ToListAsync(cancellation);
    }

    private async Task AdvanceAsync(Guid warningId, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<AftercareDbContext>();
        var seal = scope.ServiceProvider.GetRequiredService<ISeal>();
        var warning = await store.Warnings.SingleAsync(w => w.Id == warningId, cancellation);
        await AdvanceAsync(warning, store, seal, cancellation);
        await store.SaveChangesAsync(cancellation);
    }

    private async Task AdvanceAsync(
        Warning warning, AftercareDbContext store, ISeal seal, CancellationToken cancellation)
    {
        var now = Time.Now();
        var policy = await store.PolicyOfAsync(warning.OrganizationId, cancellation);
        var circleId = Circle.IdOf(warning.ParticipantId, warning.OrganizationId);
        var circle = await store.Circles.AsNoTracking().SingleOrDefaultAsync(c => c.Id == circleId, cancellation);
        var partnership = await PartnershipAsync(warning, store, cancellation);
        var boundaries = partnership?.Open(seal);
        var partner = partnership is null
            ? null
            : new WarningPartner(partnership.Id, partnership.PartnerId, boundaries!.Hours);
        if (!warning.Advance(partner, SpecialistsOf(circle, seal), policy.Waits, now)) return;
        if (boundaries!.Address is { } address)
            warning.Notify(seal.Seal(MakeNotice(warning, address, policy.Waits, store, now)));
    }

    /// <summary>The first that both have agreed to.</summary>
    private static Task<Partnership?> PartnershipAsync(
        Warning warning, AftercareDbContext store, CancellationToken cancellation) => store.Partnerships
        .AsNoTracking()
        .Where(p => p.ParticipantId == warning.ParticipantId && p.OrganizationId == warning.OrganizationId
            && p.Status == PartnershipStatus.Agreed)
        .OrderBy(p => p.PartnerAgreedAt)
        .FirstOrDefaultAsync(cancellation);

    private static IReadOnlyList<Guid> SpecialistsOf(Circle? circle, ISeal seal) => circle is null
        ? []
        :
        [
            .. circle.Open(seal)
                .Where(member => member is { Kind: CircleMemberKind.Staff, Status: CircleMemberStatus.Current }
                    && member.OrganizationId == circle.OrganizationId
                    && CircleRoleCodes.Leading.Contains(member.RoleCode))
                .Select(member => member.PersonId).OfType<Guid>().Distinct(),
        ];

    private static PartnerNotice MakeNotice(
        Warning warning, PartnerAddress address, WarningWaits waits, AftercareDbContext store, DateTimeOffset now)
    {
        var (link, token) = AftercareLink.Make(
            LinkPurpose.Warning,
            new LinkSubject(warning.Id, warning.ParticipantId, warning.OrganizationId),
            warning.Id,
            TimeSpan.FromMinutes(waits.Partner + waits.FollowUp) + TimeSpan.FromDays(1),
            now);
        store.Links.Add(link);
        return new PartnerNotice(
            address.Channel, address.Value, address.Language.Tag(), MadeView.PathOf(token));
    }
}
