namespace CareBridge.Crisis.Domain.OnCall;

/// <summary>Somebody is on holiday or ill: the next of the rotation stands in.</summary>
internal sealed class Absence
{
    public required Guid Id { get; init; }

    public required Guid TeamId { get; init; }

    public required Guid PersonId { get; init; }

    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset Until { get; init; }

    public required Guid MadeBy { get; init; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public void Withdraw(DateTimeOffset at) => WithdrawnAt ??= at;
}
