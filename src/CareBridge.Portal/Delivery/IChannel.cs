using CareBridge.Portal.Domain;
using CareBridge.Portal.Features.Notices;

namespace CareBridge.Portal.Delivery;

/// <summary>What a channel is given: no person, no kind, nothing that happened.</summary>
internal sealed record Parcel
{
    /// <summary>The same for each try of it; a provider that has it already does nothing.</summary>
    public required Guid Id { get; init; }

    public required string Address { get; init; }

    public required NoticeText Text { get; init; }

    public required NoticeLanguage Language { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Where one request, and no question, stops it (RFC 8058).</summary>
    public Uri? Unsubscribe { get; init; }

    /// <summary>What it is signed with.</summary>
    public string? Key { get; init; }

    public override string ToString() => $"{nameof(Parcel)} {Id}";
}

/// <summary>A way out, and whoever is next on it.</summary>
internal interface IChannel
{
    Channel Kind { get; }

    /// <summary>This deployment is set up for it.</summary>
    bool IsOffered { get; }

    /// <summary>
    /// Its receiver tells by the parcel's id that it has it already: what was handed over without an answer may be
    /// handed over again.
    /// </summary>
    bool ToleratesRepeats { get; }

    /// <param name="handOver">
    /// Called when the next thing that happens may be that it is taken; when it throws nothing may be sent.
    /// </param>
    Task<DeliveryAnswer> SendAsync(Parcel parcel, Func<Task> handOver);
}
