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
        var directory = scope.ServiceProvider.GetRequiredService<IDirectory>();
        var warning = await store.Warnings.SingleAsync(w => w.Id == warningId, cancellation);
        await AdvanceAsync(warning, store, directory, seal, cancellation);
        await store.SaveChangesAsync(cancellation);
    }

    private async Task AdvanceAsync(
        Warning warning,
        AftercareDbContext store,
        IDirectory directory,
        ISeal seal,
        CancellationToken cancellation)
    {
        var now = Time.Now();
        var policy = await store.PolicyOfAsync(warning.OrganizationId, cancellation);
        var circleId = Circle.IdOf(warning.ParticipantId, warning.OrganizationId);
        var circle = await store.Circles.AsNoTracking().SingleOrDefaultAsync(c => c.Id == circleId, cancellation);
        var members = circle?.Open(seal).Where(member => member.Status == CircleMemberStatus.Current).ToList() ?? [];
        var found = warning.Status == WarningStatus.Raised
            ? await PartnerAsync(warning, members, store, directory, seal, cancellation)
            : null;
        if (!warning.Advance(found?.Partner, SpecialistsOf(members, warning), policy.Waits, now)) return;
        if (found?.Address is { } address)
            warning.Notify(seal.Seal(MakeNotice(warning, address, policy.Waits, store, now)));
    }

    /// <summary>The first that both have agreed to, who is still of the circle, and whom a message can reach.</summary>
    private static async Task<(WarningPartner Partner, PartnerAddress? Address)?> PartnerAsync(
        Warning warning,
        IReadOnlyList<CircleMember> members,
        AftercareDbContext store,
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
            if (partnership.PartnerId is null && boundaries.Address is null) continue;
            if (!await StillWorksThereAsync(partnership, directory, cancellation)) continue;
            return (
                new WarningPartner(partnership.Id, partnership.PartnerId, boundaries.Hours), boundaries.Address);
        }
        return null;
    }

    /// <summary>Somebody else is told rather than one of whom it cannot be known now.</summary>
    private static async Task<bool> StillWorksThereAsync(
        Partnership partnership, IDirectory directory, CancellationToken cancellation)
    {
        if (partnership.PartnerId is not { } partner) return true;
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
