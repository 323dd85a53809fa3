using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Domain;

/// <summary>
/// A way to one thing for somebody without an account. It is for one purpose, ends, can be taken back, and takes only
/// so much a day. What it opens with is kept as a hash.
/// </summary>
internal sealed class AftercareLink : ISorted
{
    public const int MostUsesADay = 10;

    public static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    private AftercareLink()
    {
    }

    public Guid Id { get; private init; }

    /// <summary>The concurrency token.</summary>
    public long Version { get; private set; } = 1;

    public LinkPurpose Purpose { get; private init; }

    /// <summary>The partnership or warning that it is for; for check-ins the agreement.</summary>
    public Guid SubjectId { get; private init; }

    public Guid ParticipantId { get; private init; }

    public Guid OrganizationId { get; private init; }

    public Guid MadeBy { get; private init; }

    /// <summary>SHA-256 of the secret part, in hexadecimal.</summary>
    public string TokenHash { get; private init; } = null!;

    public DateTimeOffset MadeAt { get; private init; }

    public DateTimeOffset ExpiresAt { get; private init; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateOnly? UsedOn { get; private set; }

    public int UsesThatDay { get; private set; }

    public string SortKey { get; private init; } = null!;

    public static (AftercareLink Link, string Token) Make(
        LinkPurpose purpose, LinkSubject subject, Guid madeBy, TimeSpan lifetime, DateTimeOffset at)
    {
        var token = SecretToken.Make();
        var id = Guid.CreateVersion7(at);
        var link = new AftercareLink
        {
            Id = id,
            Purpose = purpose,
            SubjectId = subject.Id,
            ParticipantId = subject.ParticipantId,
            OrganizationId = subject.OrganizationId,
            MadeBy = madeBy,
            TokenHash = SecretToken.HashOf(token),
            MadeAt = at,
            ExpiresAt = at + lifetime,
            SortKey = Platform.Domain.SortKey.Of(at, id),
        };
        return (link, token);
    }

    public bool IsOpen(DateTimeOffset at) => RevokedAt is null && at < ExpiresAt;

    /// <returns>False when it has been used as often as a day allows.</returns>
    public bool TryUse(DateTimeOffset at)
    {
        var today = DateOnly.FromDateTime(at.UtcDateTime);
        var uses = UsedOn == today ? UsesThatDay : 0;
        if (uses == MostUsesADay) return false;
        UsedOn = today;
        UsesThatDay = uses + 1;
        Version++;
        return true;
    }

    public void Revoke(DateTimeOffset at)
    {
        if (RevokedAt is not null) return;
        RevokedAt = at;
        Version++;
    }
}

/// <summary>What a link is about.</summary>
internal sealed record LinkSubject(Guid Id, Guid ParticipantId, Guid OrganizationId);
