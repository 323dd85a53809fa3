namespace CareBridge.Crisis.Domain.OnCall;

/// <param name="Persons">None where nobody is on call.</param>
internal sealed record Shift(int Tier, DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<Guid> Persons);
