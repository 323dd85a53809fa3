using System.Globalization;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using CareBridge.Platform.Web;
using CareBridge.Referrals.Domain;
using CareBridge.Referrals.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Referrals.Features.Contacts;

/// <summary>
/// The participant replies with the link of their notice, which is for one time and no longer. The page says when and
/// in which way, and nothing of who meets whom, where or what for. That it is fetched answers nothing.
/// </summary>
internal sealed class ReplyByLink(ReferralsDbContext store, Acts acts, ReferralSettings settings, TimeProvider time)
{
    private const string Path = Contact.LinkPath + "/{token}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(
                Path,
                (string token, Coded<Language>? language, ReplyByLink reply, CancellationToken cancellation) =>
                    reply.ShowAsync(token, ReplyWords.In(language ?? Language.En), cancellation))
            .AllowAnonymous().ShowsOwn().ExcludeFromDescription();
        routes.MapPost(
                Path,
                (string token, HttpRequest request, ReplyByLink reply, CancellationToken cancellation) =>
                    reply.TakeAsync(token, request, cancellation))
            .AllowAnonymous().DisableAntiforgery().ShowsOwn().ExcludeFromDescription();
    }

    private async Task<IResult> ShowAsync(string token, ReplyWords words, CancellationToken cancellation) =>
        await FindAsync(token, cancellation) is { } contact ? Page(contact, words) : ReplyPage.Closed(words);

    private async Task<IResult> TakeAsync(string token, HttpRequest request, CancellationToken cancellation)
    {
        if (await request.ReadPostedFormAsync(cancellation) is not { } form)
            return ReplyPage.Closed(ReplyWords.In(Language.En));
        var words = ReplyWords.In(
            Coded<Language>.TryParse(form["language"], out var language) ? language.Value : Language.En);
        if (await FindAsync(token, cancellation) is not { } contact) return ReplyPage.Closed(words);
        if (!Coded<ParticipantReply>.TryParse(form["answer"], out var answer)
            || answer.Value is ParticipantReply.Awaited)
            return Page(contact, words);
        var wish = answer.Value == ParticipantReply.OtherTime ? Text(form["wish"]) : null;
        if (wish?.Length > ReferralMapping.StatusReasonLength || wish?.Contains('\0') == true)
            return Page(contact, words, wish);
        try
        {
            var referral = await store.Referrals.SingleAsync(r => r.Id == contact.ReferralId, cancellation);
            contact.Answer(answer.Value, wish, referral, acts.Of(contact.ParticipantId, Side.Participant));
            await store.SaveChangesAsync(cancellation);
        }
        catch (Exception exception) when (exception is RefusedException || StoreFaults.IsConflict(exception))
        {
            // Somebody was faster, between their reading and their answer; how it stands now they read again.
            store.ChangeTracker.Clear();
            return await FindAsync(token, cancellation) is { } standing
                ? Page(standing, words, isRefused: exception is RefusedException { Code: Contact.TooOften })
                : ReplyPage.Closed(words);
        }
        return Page(contact, words);
    }

    private async Task<Contact?> FindAsync(string token, CancellationToken cancellation)
    {
        var hash = SecretToken.HashOf(token);
        var contact = await store.Contacts.SingleOrDefaultAsync(one => one.TokenHash == hash, cancellation);
        return contact?.Opens(time.Now()) == true ? contact : null;
    }

    private IResult Page(Contact contact, ReplyWords words, string? badWish = null, bool isRefused = false)
    {
        var when = new LocalClock(settings.TimeZone).Of(contact.StartsAt)
            .ToString("yyyy-MM-dd, HH:mm", CultureInfo.InvariantCulture);
        return ReplyPage.Of(contact, $"{when} ({settings.TimeZone})", words, badWish, isRefused);
    }

    /// <summary>As JSON would have it: browsers send line breaks as two characters.</summary>
    private static string? Text(string? typed) =>
        typed?.ReplaceLineEndings("\n").Trim() is { Length: > 0 } text ? text : null;
}
