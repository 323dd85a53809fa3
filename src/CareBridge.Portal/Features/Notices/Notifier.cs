using CareBridge.Contracts;
using CareBridge.Platform.Domain;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CareBridge.Portal.Features.Notices;

/// <summary>Something that happened.</summary>
/// <param name="Occasion">What of the subject happened, in words that are the same at each repeat.</param>
/// <param name="IsOwn">The subject is the recipients' own: they may know its id.</param>
internal sealed record News(NoticeKind Kind, Guid SubjectId, string Occasion, bool IsOwn)
{
    /// <summary>From then on nobody need hear of it; null when it stays.</summary>
    public DateTimeOffset? PassesAt { get; init; }

    /// <summary>What has to be permitted still when it is sent; null where nothing has.</summary>
    public NoticeQuestion? Question { get; init; }

    /// <summary>A sealed <see cref="Contracts.PageLink"/> that is sent instead of the notice's own.</summary>
    public SealedContent? Link { get; init; }
}

/// <summary>
/// Makes a notice for each of those whom something is for, once however often it is told, and sees to it that it goes
/// out as each of them wants. Saves nothing; reactions do not.
/// </summary>
internal sealed class Notifier(
    PortalDbContext store,
    Reachability reachability,
    NoticeSettings settings,
    ISeal seal,
    TimeProvider time,
    ILogger<Notifier> logger)
{
    public async Task TellAsync(News news, IQueryable<Account> people, CancellationToken cancellation)
    {
        var accounts = await people.AsNoTracking().Where(account => !account.Disabled).ToListAsync(cancellation);
        if (accounts.Count == 0 && news.Kind.IsUrgent())
        {
            logger.Log(
                news.Kind == NoticeKind.CrisisDrill ? LogLevel.Warning : LogLevel.Critical,
                "There is nobody to tell of {Kind} {SubjectId}",
                news.Kind,
                news.SubjectId);
        }
        var persons = accounts.Select(account => account.Id).ToList();
        var preferences = await store.NoticePreferences.AsNoTracking()
            .Where(p => persons.Contains(p.PersonId)).ToDictionaryAsync(p => p.PersonId, cancellation);
        var ids = accounts.ToDictionary(
            account => account.Id, account => Notice.IdOf(news.Kind, news.SubjectId, news.Occasion, account.Id));
        var all = ids.Values.ToList();
        var known = await store.Notices.Where(n => all.Contains(n.Id)).Select(n => n.Id).ToListAsync(cancellation);
        foreach (var account in accounts.Where(account => !known.Contains(ids[account.Id])))
        {
            var theirs = preferences.GetValueOrDefault(account.Id)
                ?? NoticePreferences.Of(account.Id, NoticeTerms.Default(settings.TimeZone));
            var id = ids[account.Id];
            var dispatch = await DispatchAsync(news, id, theirs, account, cancellation);
            store.Notices.Add(Notice.Make(
                id,
                account.Id,
                news.Kind,
                news.IsOwn ? news.SubjectId : null,
                dispatch?.Id,
                time.Now(),
                news.PassesAt,
                news.Question is { } question ? seal.Seal(question) : null));
        }
    }

    /// <summary>Null when nothing is sent.</summary>
    private async Task<Dispatch?> DispatchAsync(
        News news, Guid noticeId, NoticePreferences preferences, Account account, CancellationToken cancellation)
    {
        var kind = news.Kind;
        var timing = preferences.Terms.TimingOf(kind);
        if (timing == NoticeTiming.Off) return null;
        // What is urgent and reaches nobody is not left out: whoever sends it says so to the operators.
        if (!kind.IsUrgent() && reachability.ChannelsOf(preferences, account, urgent: false).Count == 0) return null;
        if (timing is NoticeTiming.Daily or NoticeTiming.Weekly)
            return await DigestAsync(timing, preferences, cancellation);
        var now = time.Now();
        var dispatch = Dispatch.Of(kind, noticeId, account.Id, now, now, news.Link);
        store.Dispatches.Add(dispatch);
        return dispatch;
    }

    private async Task<Dispatch> DigestAsync(
        NoticeTiming timing, NoticePreferences preferences, CancellationToken cancellation)
    {
        var now = time.Now();
        for (var skip = 0; ; skip++)
        {
            var due = preferences.Terms.NextDigest(timing, now, skip);
            var id = Dispatch.DigestIdOf(preferences.PersonId, timing, due);
            if (await store.Dispatches.SingleOrDefaultAsync(d => d.Id == id, cancellation) is { } digest)
            {
                // One that is on its way, or was not needed any more, is followed by the next.
                if (!digest.Join(now)) continue;
                return digest;
            }
            digest = Dispatch.Digest(id, preferences.PersonId, due, now);
            store.Dispatches.Add(digest);
            return digest;
        }
    }
}
