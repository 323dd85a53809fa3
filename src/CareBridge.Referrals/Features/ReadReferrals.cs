using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using CareBridge.Platform.Web;
using CareBridge.Referrals.Domain;
using CareBridge.Referrals.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Referrals.Features;

/// <summary>
/// The referring organization sees its own; the receiving one what consent permits at that moment; the participant
/// what is about them.
/// </summary>
internal static class ReadReferrals
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Protect(routes.MapGet("/referrals", ListAsync).WithSummary("List referrals"));
        Protect(routes.MapGet("/referrals/{id:guid}", GetAsync).WithSummary("Read referral"));
        Protect(routes.MapGet("/referrals/{id:guid}/history", HistoryAsync).WithSummary("Read referral's history"));
        Protect(routes.MapGet("/referrals/{id:guid}/contacts", ContactsAsync).WithSummary("List first contacts"));
    }

    private static void Protect(RouteHandlerBuilder route) =>
        route.RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.SocialServiceStaff, Role.Participant)
            .ShowsThroughDoor();

    /// <param name="direction">
    /// When left out: outgoing for peer specialists, incoming for staff of clinics and social services. For a
    /// participant there is none.
    /// </param>
    /// <param name="status">Only those that stand so.</param>
    /// <param name="participantId">Of outgoing ones only those about them.</param>
    /// <param name="pressing">Of outgoing ones only those that somebody should look at now.</param>
    /// <param name="open">Only those that are not over, or only those that are.</param>
    private static async Task<Page<ReferralView>> ListAsync(
        [AsParameters] PageRequest page,
        Caller caller,
        ReferralsDbContext store,
        ReferralDisclosures disclosures,
        DisclosureDoor door,
        TimeProvider time,
        CancellationToken cancellation,
        Coded<Direction>? direction = null,
        Coded<ReferralStatus>? status = null,
        Guid? participantId = null,
        bool pressing = false,
        bool? open = null)
    {
        var asked = store.Referrals.Standing(status?.Value, open);
        var wanted = direction?.Value
            ?? (caller.Role is Role.ClinicStaff or Role.SocialServiceStaff ? Direction.Incoming : Direction.Outgoing);
        if (caller.Role != Role.Participant && wanted == Direction.Incoming)
        {
            return await disclosures.OpenPageAsync(
                asked.OpenTo(caller.Organization), page, caller, cancellation);
        }
        var theirs = caller.Role == Role.Participant
            ? asked.Where(r => r.ParticipantId == caller.Id && r.Status != ReferralStatus.Draft)
            : asked.From(caller.Organization);
        if (participantId is { } person) theirs = theirs.Where(r => r.ParticipantId == person);
        if (pressing) theirs = theirs.Pressing(time.Now());
        var own = await theirs.NewestFirstAsync(page, cancellation);
        door.ShowOwn(caller, own.Items.Select(ReferralAccess.Holding));
        return own.Select(ReferralView.Of);
    }

    private static async Task<ReferralView> GetAsync(
        Guid id, Caller caller, ReferralAccess access, CancellationToken cancellation) =>
        (await access.ShowAsync(id, caller, cancellation)).View;

    /// <summary>The receiver sees nothing of the times before it was sent, or while it waited.</summary>
    private static async Task<HistoryView> HistoryAsync(
        Guid id, Caller caller, ReferralAccess access, ReferralsDbContext store, CancellationToken cancellation)
    {
        var (view, side) = await access.ShowAsync(id, caller, cancellation);
        var entries = store.History.AsNoTracking().Where(entry => entry.ReferralId == id);
        if (side == Side.Receiving)
        {
            entries = entries.Where(entry =>
                entry.Status != ReferralStatus.Draft && entry.Status != ReferralStatus.AwaitingConsent);
        }
        var lines = await entries.OrderBy(entry => entry.Version).ToListAsync(cancellation);
        return new HistoryView([.. lines.Select(HistoryLine.Of)], view.Disclosure);
    }

    private static async Task<ContactsView> ContactsAsync(
        Guid id, Caller caller, ReferralAccess access, ReferralsDbContext store, CancellationToken cancellation)
    {
        var (view, side) = await access.ShowAsync(id, caller, cancellation);
        var contacts = await access.ShowContactsAsync(
            store.Contacts.Where(contact => contact.ReferralId == id), side, caller, cancellation);
        return contacts with { Disclosure = Accompaniment.Join(view.Disclosure, contacts.Disclosure) };
    }

    internal enum Direction
    {
        Outgoing,
        Incoming,
    }
}
