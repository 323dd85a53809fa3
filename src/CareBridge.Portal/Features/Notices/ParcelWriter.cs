using CareBridge.Contracts;
using CareBridge.Contracts.Crisis;
using CareBridge.Platform.Domain;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Delivery;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Features.Notices;

/// <summary>What of a dispatch a channel is given, and whether it still needs to be.</summary>
internal sealed class ParcelWriter(PortalDbContext store, NoticeLinks links, ISeal seal, TimeProvider time)
{
    /// <summary>They have read it, do not want it any more, or have the code's work done.</summary>
    public async Task<bool> IsUnneededAsync(
        Dispatch dispatch, NoticePreferences preferences, CancellationToken cancellation) => dispatch.Wording switch
        {
            Wording.Test => false,
            Wording.Confirmation => Asked(dispatch, preferences) is null,
            _ when dispatch.Kind is { } kind && preferences.Terms.TimingOf(kind) == NoticeTiming.Off => true,
            _ => !await HasNewsAsync(dispatch, preferences, cancellation),
        };

    /// <summary>Null when the channel has no address any more.</summary>
    public Parcel? Write(Dispatch dispatch, NoticePreferences preferences, Account account, Channel channel)
    {
        var asked = dispatch.Wording == Wording.Confirmation ? Asked(dispatch, preferences) : null;
        var address = asked?.Address ?? preferences.AddressOf(channel, account.Email!);
        if (address is null) return null;
        var (stop, stopAll) = Stops(dispatch, preferences);
        var link = dispatch.Link is { } page
            ? links.ToPage(seal.Open<PageLink>(page).Path)
            : dispatch.Wording switch
            {
                Wording.Notice or Wording.Urgent or Wording.Drill => links.To(dispatch.Id),
                Wording.Digest or Wording.Test => links.To(null),
                Wording.Confirmation or Wording.Invitation or Wording.Link or Wording.PhoneChanged => null,
            };
        return new Parcel
        {
            Id = dispatch.Id,
            Address = address,
            Text = NoticeWords.Write(dispatch.Wording, preferences.Terms.Language, link, stop, stopAll, asked?.Code),
            Language = preferences.Terms.Language,
            CreatedAt = dispatch.CreatedAt,
            Unsubscribe = stop ?? stopAll,
            Key = channel == Channel.Webhook
                ? seal.Open<string>(preferences.WebhookKey!)
                : null,
        };
    }

    /// <summary>For somebody without an account, who can stop it on the page that it leads to.</summary>
    public Parcel WriteToStranger(Dispatch dispatch, Stranger stranger) => new()
    {
        Id = dispatch.Id,
        Address = stranger.Address,
        Text = NoticeWords.Write(
            dispatch.Wording,
            stranger.Language,
            stranger.Path is { } path ? links.ToPage(path) : null,
            stop: null,
            stopAll: null,
            stranger.Code),
        Language = stranger.Language,
        CreatedAt = dispatch.CreatedAt,
        Unsubscribe = null,
        Key = null,
    };

    /// <summary>What is urgent cannot be stopped, and what they asked for themselves need not be.</summary>
    private (Uri? Stop, Uri? StopAll) Stops(Dispatch dispatch, NoticePreferences preferences)
    {
        if (dispatch.Wording is not (Wording.Notice or Wording.Digest)) return (null, null);
        var all = new Unsubscription(dispatch.PersonId, null, preferences.Terms.Language);
        return (dispatch.Kind is { } kind ? links.ToUnsubscribe(all with { Kind = kind }) : null,
            links.ToUnsubscribe(all));
    }

    /// <summary>Of kinds that they still want: a digest has several.</summary>
    private async Task<bool> HasNewsAsync(
        Dispatch dispatch, NoticePreferences preferences, CancellationToken cancellation)
    {
        var kinds = await store.Notices.Where(n => n.DispatchId == dispatch.Id).Unread(time.Now())
            .Select(n => n.Kind).Distinct().ToListAsync(cancellation);
        return kinds.Exists(kind => preferences.Terms.TimingOf(kind) != NoticeTiming.Off);
    }

    private ContactPoint? Asked(Dispatch dispatch, NoticePreferences preferences) =>
        preferences.ContactOf(dispatch.Only!.Value) is { } contact
            && contact.DispatchId == dispatch.Id && contact.IsOpen(time.Now())
                ? contact
                : null;
}
