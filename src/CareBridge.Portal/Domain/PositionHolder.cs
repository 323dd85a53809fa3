using CareBridge.Platform.Domain;

namespace CareBridge.Portal.Domain;

/// <summary>
/// Whose a position is, as the directory announced it last. Whoever joins positions, and whoever sets them apart,
/// changes this row: of the two at once one is second, and sees what the first has done.
/// </summary>
internal sealed class PositionHolder
{
    public required Guid StaffId { get; init; }

    /// <summary>Of the human being; null before it was announced.</summary>
    public Guid? HumanId { get; private set; }

    /// <summary>The directory's, of that announcement.</summary>
    public long Version { get; private set; }

    public DateTimeOffset? AnnouncedAt { get; private set; }

    /// <summary>One more with every change: the concurrency token.</summary>
    public long Stamp { get; private set; }

    /// <returns>False when what is known already is as new.</returns>
    public bool Announce(Guid humanId, long version, DateTimeOffset at)
    {
        if (version <= Version) return false;
        (HumanId, Version, AnnouncedAt) = (humanId, version, at);
        Stamp++;
        return true;
    }

    /// <param name="humanId">Whose it was when the directory was asked.</param>
    /// <param name="askedAt">Before that.</param>
    /// <exception cref="RefusedException">It is somebody else's since.</exception>
    public void Join(Guid humanId, DateTimeOffset askedAt)
    {
        if (HumanId is { } announced && announced != humanId && AnnouncedAt >= askedAt) throw NotOne();
        Stamp++;
    }

    public static RefusedException NotOne() => new(
        "not-one-person", "First an administrator of the network says that both positions are one person's.");
}
