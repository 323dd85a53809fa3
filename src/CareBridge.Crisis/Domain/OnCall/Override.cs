namespace CareBridge.Crisis.Domain.OnCall;

/// <summary>Somebody has a tier for a while, instead of whoever would.</summary>
internal sealed class Override
{
    public required Guid Id { get; init; }

    public required Guid TeamId { get; init; }

    public required int Tier { get; init; }

    public required Guid PersonId { get; init; }

    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset Until { get; init; }

    public required Guid MadeBy { get; init; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public void Withdraw(DateTimeOffset at) => WithdrawnAt ??= at;
}
