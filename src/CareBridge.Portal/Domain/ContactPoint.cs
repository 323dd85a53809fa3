namespace CareBridge.Portal.Domain;

/// <summary>
/// An address of somebody's own choice. Nothing is sent there but a code until they have shown that it is theirs.
/// </summary>
internal sealed record ContactPoint(string Address)
{
    public const int MaxFailures = 5;

    /// <summary>Codes are below.</summary>
    public const int Codes = 1_000_000;

    public static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(30);

    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>Six digits. It proves nothing but whose the address is, so it is kept as it is, to be sent.</summary>
    public int? Code { get; init; }

    public DateTimeOffset? CodeUntil { get; init; }

    public int Failures { get; init; }

    /// <summary>What brings the code.</summary>
    public Guid? DispatchId { get; init; }

    public bool IsOpen(DateTimeOffset now) => ConfirmedAt is null && CodeUntil > now && Failures < MaxFailures;

    public ContactPoint Ask(int code, Guid dispatchId, DateTimeOffset now) =>
        new(Address) { Code = code, CodeUntil = now + CodeLifetime, DispatchId = dispatchId };

    /// <summary>With the right code confirmed, with a wrong one a try less.</summary>
    public ContactPoint Try(int code, DateTimeOffset now) => code == Code
        ? new ContactPoint(Address) { ConfirmedAt = now }
        : this with { Failures = Failures + 1 };

    public override string ToString() => nameof(ContactPoint);
}
