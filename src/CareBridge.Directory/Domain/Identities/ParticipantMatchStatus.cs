namespace CareBridge.Directory.Domain.Identities;

internal enum ParticipantMatchStatus
{
    Proposed,

    /// <summary>A human says that they are one person.</summary>
    Confirmed,

    /// <summary>A human says that they are two.</summary>
    Dismissed,

    /// <summary>It was confirmed, and a human says that they are two after all.</summary>
    Undone,

    /// <summary>What is known of them has changed, and does not fit any more.</summary>
    Lapsed,
}
