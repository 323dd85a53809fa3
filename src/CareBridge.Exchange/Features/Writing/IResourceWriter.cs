using CareBridge.Exchange.Features.Smart;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Writing;

/// <summary>
/// Takes resources of one type from clients, in two steps so that several can be understood before the first is
/// written. It knows nothing of the request: one that comes by itself and an entry of a Bundle are alike to it.
/// </summary>
internal interface IResourceWriter
{
    /// <summary>The resource type.</summary>
    string Type { get; }

    /// <summary>Understands the resource to its last element; writes nothing.</summary>
    /// <exception cref="Filing.UnacceptableException">Something in it cannot be honoured exactly.</exception>
    Task<PreparedWrite> PrepareAsync(ResourceWrite write, CancellationToken cancellation);
}

/// <summary>What a client wants to be written.</summary>
/// <param name="BaseUrl">Of the FHIR API, as the client calls it.</param>
internal sealed record ResourceWrite(Resource Resource, SmartCaller Caller, string BaseUrl)
{
    /// <summary>Where an update puts it; null for a create.</summary>
    public Guid? Id { get; init; }

    /// <summary>If-None-Exist of a create, as <see cref="Filing.ConditionalCreate"/> reads it.</summary>
    public string? Condition { get; init; }

    /// <summary>Under which a create is done once, if it has no name; null when it may be done again.</summary>
    public string? Key { get; init; }

    /// <summary>If-Match of an update; null takes whatever stands.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>Whether an update is to make nothing (If-Match: *).</summary>
    public bool MustExist { get; init; }
}

/// <summary>A write of which nothing is wrong, for all that can be known before it is done.</summary>
/// <param name="Id">Of the resource, also of one that is still to be made.</param>
internal sealed record PreparedWrite(
    string Type, Guid Id, Func<CancellationToken, Task<WrittenResource>> ExecuteAsync);

/// <summary>The version that a write has made, or found made already.</summary>
/// <param name="Body">The resource; the client's organization holds it, so that showing it discloses nothing.</param>
internal sealed record WrittenResource(
    string Type, Guid Id, long Version, DateTimeOffset LastUpdated, byte[] Body, bool IsNew)
{
    public string Location(string baseUrl) => $"{baseUrl}/{Type}/{Id}/_history/{Version}";
}
