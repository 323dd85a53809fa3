using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features;

/// <summary>What the caller, or those of their organization who do the same work, have to hear of.</summary>
internal static class ReadNotices
{
    private static readonly Role[] Readers =
        [Role.Participant, Role.PeerSpecialist, Role.PrivacyOfficer, Role.ClinicStaff, Role.SocialServiceStaff,
            Role.CrisisResponder];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/notices", ListAsync).WithSummary("List notices").RequireRole(Readers).ShowsOwn();
        routes.MapPost("/notices/{id:guid}/read", ReadAsync).WithSummary("Mark notice as read")
            .RequireRole(Readers).ShowsOwn();
    }

    private static async Task<Page<View>> ListAsync(
        [AsParameters] PageRequest page,
        Caller caller,
        ConsentDbContext store,
        CancellationToken cancellation,
        bool unread = false,
        Coded<Language>? language = null)
    {
        var notices = await For(store, caller)
            .Where(n => !unread || n.ReadAt == null)
            .NewestFirstAsync(page, cancellation);
        return notices.Select(notice => View.Of(notice, language ?? Language.En));
    }

    private static async Task<View> ReadAsync(
        Guid id, Caller caller, ConsentDbContext store, TimeProvider time, CancellationToken cancellation)
    {
        var notice = await For(store, caller).SingleOrDefaultAsync(n => n.Id == id, cancellation)
            ?? throw new NotFoundException("notice");
        notice.MarkRead(caller.Id, time.GetUtcNow());
        await store.SaveChangesAsync(cancellation);
        return View.Of(notice, Language.En);
    }

    private static IQueryable<Notice> For(ConsentDbContext store, Caller caller)
    {
        if (caller.Role == Role.Participant)
            return store.Notices.Where(n => n.AddresseeId == caller.Id && n.Audience == NoticeAudience.Participant);
        var organization = caller.Organization;
        List<NoticeAudience> audiences = caller.Role switch
        {
            Role.PeerSpecialist => [NoticeAudience.Specialists, NoticeAudience.Recipients],
            Role.PrivacyOfficer =>
                [NoticeAudience.PrivacyOfficers, NoticeAudience.Specialists, NoticeAudience.Recipients],
            _ => [NoticeAudience.Recipients],
        };
        return store.Notices.Where(n => n.AddresseeId == organization && audiences.Contains(n.Audience));
    }

    /// <param name="SubjectId">The consent, restriction or break-glass access it is about.</param>
    internal sealed record View(
        Guid Id, NoticeKind Kind, string Text, Guid SubjectId, DateTimeOffset At, DateTimeOffset? ReadAt)
    {
        public static View Of(Notice notice, Language language) => new(
            notice.Id,
            notice.Kind,
            NoticeWords.Say(notice.Kind, notice.Audience, language),
            notice.SubjectId,
            notice.At,
            notice.ReadAt);
    }
}
