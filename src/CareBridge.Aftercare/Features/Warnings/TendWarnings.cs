using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Features.Links;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Directory;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Storage;
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
        var disclosures = scope.ServiceProvider.GetRequiredService<PartnerDisclosures>();
        var directory = scope.ServiceProvider.GetRequiredService<IDirectory>();
        var warning = await store.Warnings.SingleAsync(w => w.Id == warningId, cancellation);
        if (!await AdvanceAsync(warning, mayTellPartner: true, store, disclosures, directory, seal, cancellation))
        {
            // Whoever may be told no more, from one moment to the next, is left out: else nobody might ever be told.
            store.ChangeTracker.Clear();
            warning = await store.Warnings.SingleAsync(w => w.Id == warningId, cancellation);
            await AdvanceAsync(warning, mayTellPartner: false, store, disclosures, directory, seal, cancellation);
        }
        await store.SaveChangesAsync(cancellation);
    }

    /// <returns>False, and nothing is to be saved, when the partner may not be told after all.</returns>
    private async Task<bool> AdvanceAsync(
        Warning warning,
        bool mayTellPartner,
        AftercareDbContext store,
        PartnerDisclosures disclosures,
        IDirectory directory,
        ISeal seal,
        CancellationToken cancellation)
    {
        var now = Time.Now();
        var policy = await store.PolicyOfAsync(warning.OrganizationId, cancellation);
        var circleId = Circle.IdOf(warning.ParticipantId, warning.OrganizationId);
        var circle = await store.Circles.AsNoTracking().SingleOrDefaultAsync(c => c.Id == circleId, cancellation);
        var members = circle?.Open(seal).Where(member => member.Status == CircleMemberStatus.Current).ToList() ?? [];
        var found = mayTellPartner && warning.Status == WarningStatus.Raised
            ? await PartnerAsync(warning, members, store, disclosures, directory, seal, cancellation)
            : null;
        var partner = found is { } one
            ? new WarningPartner(one.Partnership.Id, one.Partnership.PartnerId, one.Boundaries.Hours)
            : null;
        var isTold = warning.Advance(partner, SpecialistsOf(members, warning), policy.Waits, now);
        if (!isTold || found is not { Partnership: { PartnerId: null } outside, Boundaries.Address: { } address })
            return true;
        if (!await disclosures.TellAsync(warning, outside, cancellation)) return false;
        warning.Notify(seal.Seal(MakeNotice(warning, outside.Id, address, policy.Waits, store, now)));
        return true;
    }

    /// <summary>
    /// The first that both have agreed to, who is still of the circle, and whom a message can reach and consent lets
    /// it.
    /// </summary>
    private static async Task<(Partnership Partnership, Boundaries Boundaries)?> PartnerAsync(
        Warning warning,
        IReadOnlyList<CircleMember> members,
        AftercareDbContext store,
        PartnerDisclosures disclosures,
        IDirectory directory,
        ISeal seal,
        CancellationToken cancellation)
    {
        var agreed = await store.Partnerships.AsNoTracking()
            .Where(p => p.ParticipantId == warning.ParticipantId && p.OrganizationId == warning.OrganizationId
                && p.Status == PartnershipStatus.Agreed)
            .OrderBy(p => p.PartnerAgreedAt)
            .ToListAsync(cancellation);
        foreach (var partnership in agreed.Where(p => members.Any(member => member.MemberId == p.MemberId)))
        {
            var boundaries = partnership.Open(seal);
            var mayBeTold = partnership.PartnerId is { } partner
                ? await StillWorksThereAsync(partner, partnership, directory, cancellation)
                : boundaries.Address is not null && await disclosures.MayTellAsync(partnership, cancellation);
            if (mayBeTold) return (partnership, boundaries);
        }
        return null;
    }

    /// <summary>Somebody else is told rather than one of whom it cannot be known now.</summary>
    private static async Task<bool> StillWorksThereAsync(
        Guid partner, Partnership partnership, IDirectory directory, CancellationToken cancellation)
    {
        try
        {
            return await RecordHolder.IsColleagueAsync(
                partner, partnership.OrganizationId, directory, cancellation);
        }
        catch (Exception exception) when (exception is UnavailableException || StoreFaults.IsOutage(exception))
        {
            return false;
        }
    }

    private static IReadOnlyList<Guid> SpecialistsOf(IReadOnlyList<CircleMember> members, Warning warning) =>
    [
        .. members
            .Where(member => member.Kind == CircleMemberKind.Staff
                && member.OrganizationId == warning.OrganizationId
                && CircleRoleCodes.Leading.Contains(member.RoleCode))
            .Select(member => member.PersonId).OfType<Guid>().Distinct(),
    ];

    private static PartnerNotice MakeNotice(
        Warning warning,
        Guid partnershipId,
        PartnerAddress address,
        WarningWaits waits,
        AftercareDbContext store,
        DateTimeOffset now)
    {
        var (link, token) = AftercareLink.Make(
            LinkPurpose.Warning,
            new LinkSubject(warning.Id, warning.ParticipantId, warning.OrganizationId),
            warning.Id,
            TimeSpan.FromMinutes(waits.Partner + waits.FollowUp) + TimeSpan.FromDays(1),
            now);
        store.Links.Add(link);
        return new PartnerNotice(
            partnershipId, address.Channel, address.Value, address.Language.Tag(), MadeView.PathOf(token));
    }
}
