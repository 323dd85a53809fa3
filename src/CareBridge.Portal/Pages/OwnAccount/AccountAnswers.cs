using System.Text.Json;
using CareBridge.Platform.Security;
using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Pages.OwnAccount;

/// <summary>As <c>GET /api/portal/account</c> tells it.</summary>
public sealed record AccountAnswer
{
    public required string Email { get; init; }

    public required IReadOnlyList<PositionAnswer> Positions { get; init; }

    public required bool SecondFactorRequired { get; init; }

    public DateTimeOffset? AuthenticatorSince { get; init; }

    public required int RecoveryCodesLeft { get; init; }

    public required IReadOnlyList<OwnPasskeyAnswer> Passkeys { get; init; }

    public bool HasSecondFactor => AuthenticatorSince is not null || Passkeys.Count > 0;

    public override string ToString() => nameof(AccountAnswer);
}

public sealed record PositionAnswer(Guid PersonId, Role Role, Guid? OrganizationId);

public sealed record OwnPasskeyAnswer(Guid Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt);

/// <param name="LastUsedAt">Of a program when it last asked for tokens.</param>
/// <param name="Browser">As the API calls it, as <paramref name="System"/>.</param>
public sealed record SessionAnswer(
    Guid Id, bool IsProgram, string Browser, string System, DateTimeOffset BeganAt, DateTimeOffset LastUsedAt);

public sealed record OrganizationAnswer(string Name);

/// <param name="Secret">In Base32.</param>
/// <param name="Address">What the picture says.</param>
public sealed record OfferAnswer(string Secret, string Address)
{
    public override string ToString() => nameof(OfferAnswer);
}

public sealed record RecoveryCodesAnswer(IReadOnlyList<string> RecoveryCodes)
{
    public override string ToString() => nameof(RecoveryCodesAnswer);
}

/// <summary>As <c>GET /api/portal/notices/settings</c> tells it; what the page does not change goes back as it is.
/// </summary>
internal sealed record NoticeSettingsAnswer
{
    public required long Version { get; init; }

    public required NoticeLanguage Language { get; init; }

    public required string TimeZone { get; init; }

    public HoursAnswer? QuietHours { get; init; }

    public required TimeOnly DigestAt { get; init; }

    public required DayOfWeek DigestDay { get; init; }

    public required IReadOnlyList<Channel> OfferedChannels { get; init; }

    public required IReadOnlyList<Channel> Channels { get; init; }

    public required IReadOnlyList<Channel> UrgentChannels { get; init; }

    public required IReadOnlyList<JsonElement> Kinds { get; init; }

    public required string AccountEmail { get; init; }

    public ContactAnswer? Email { get; init; }

    public ContactAnswer? Phone { get; init; }

    public string? WebhookUrl { get; init; }

    public override string ToString() => nameof(NoticeSettingsAnswer);
}

internal sealed record HoursAnswer(TimeOnly From, TimeOnly Until);

internal sealed record ContactAnswer(string Address, DateTimeOffset? ConfirmedAt)
{
    public override string ToString() => nameof(ContactAnswer);
}
