using CareBridge.Platform.Domain;

namespace CareBridge.Portal.Domain;

/// <summary>
/// When somebody left where they worked. Whoever lets them in, and whoever takes them out, changes this row: of the two
/// at once one is second, and sees what the first has done.
/// </summary>
internal sealed class Employment
{
    public required Guid StaffId { get; init; }

    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>One more with every change: the concurrency token.</summary>
    public long Stamp { get; private set; }

    public void Leave(DateTimeOffset at)
    {
        if (!(LeftAt >= at)) LeftAt = at;
        Stamp++;
    }

    /// <param name="askedAt">Before the directory was asked whether they work there.</param>
    /// <exception cref="RefusedException">They have left since.</exception>
    public void Admit(DateTimeOffset askedAt)
    {
        if (LeftAt >= askedAt) throw new RefusedException("has-left", "This person has left the organization.");
        Stamp++;
    }
}
