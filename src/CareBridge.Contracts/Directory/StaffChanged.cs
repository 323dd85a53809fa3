namespace CareBridge.Contracts.Directory;

/// <summary>Somebody's employment at an organization as it stands after <see cref="Version"/>.</summary>
public sealed record StaffChanged
{
    public required Guid StaffId { get; init; }

    public required Guid OrganizationId { get; init; }

    /// <summary>
    /// Of the human being: the same for what they do at other organizations. Empty in what was announced before that
    /// was known.
    /// </summary>
    public Guid PersonId { get; init; }

    public required long Version { get; init; }

    /// <summary>Null for somebody who is not listed: nobody outside is to know of them.</summary>
    public StaffRole? Role { get; init; }

    /// <summary>False when they have left.</summary>
    public required bool Active { get; init; }

    /// <summary>A <see cref="StaffDetails"/>; null for somebody who is not listed.</summary>
    public SealedContent? Details { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
