using CareBridge.Contracts;

namespace CareBridge.Portal.Domain;

/// <summary>A person's settings and addresses. Who has none hears by the account's e-mail address.</summary>
internal sealed class NoticePreferences
{
    private NoticePreferences()
    {
    }

    public Guid PersonId { get; private init; }

    /// <summary>0 before they are first saved; the concurrency token.</summary>
    public long Version { get; private set; }

    public NoticeTerms Terms { get; private set; } = null!;

    /// <summary>Instead of the account's.</summary>
    public ContactPoint? Email { get; private set; }

    public ContactPoint? Phone { get; private set; }

    public string? WebhookUrl { get; private set; }

    /// <summary>What notices are signed with.</summary>
    public SealedContent? WebhookKey { get; private set; }

    public static NoticePreferences Of(Guid personId, NoticeTerms terms) =>
        new() { PersonId = personId, Terms = terms };

    public void Replace(NoticeTerms terms)
    {
        Terms = terms;
        Version++;
    }

    /// <summary>The same address stays confirmed.</summary>
    public void Reach(string? email, string? phone)
    {
        if (Email?.Address != email) Email = email is null ? null : new ContactPoint(email);
        if (Phone?.Address != phone) Phone = phone is null ? null : new ContactPoint(phone);
        Version++;
    }

    public void Call(string? webhookUrl, SealedContent? key)
    {
        (WebhookUrl, WebhookKey) = (webhookUrl, key);
        Version++;
    }

    /// <summary>Null when the channel has no address of their own choice.</summary>
    public ContactPoint? ContactOf(Channel channel) => channel switch
    {
        Channel.Email => Email,
        Channel.Sms => Phone,
        Channel.Webhook => null,
    };

    public void Put(Channel channel, ContactPoint contact)
    {
        if (channel == Channel.Email) Email = contact;
        if (channel == Channel.Sms) Phone = contact;
        Version++;
    }

    /// <summary>Where notices go; null when nothing may be sent there.</summary>
    public string? AddressOf(Channel channel, string accountEmail) => channel switch
    {
        Channel.Email => Email?.ConfirmedAt is null ? accountEmail : Email.Address,
        Channel.Sms => Phone?.ConfirmedAt is null ? null : Phone.Address,
        Channel.Webhook => WebhookUrl,
    };

    public IReadOnlyList<Channel> ChannelsFor(bool urgent) => urgent ? Terms.UrgentChannels : Terms.Channels;
}
