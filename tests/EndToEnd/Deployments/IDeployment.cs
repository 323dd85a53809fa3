namespace CareBridge.EndToEnd.Deployments;

/// <summary>CareBridge as somebody runs it. What works in one deployment must work in every other.</summary>
public interface IDeployment : IAsyncDisposable
{
    /// <summary>Where people sign in.</summary>
    Uri Portal { get; }

    /// <summary>Where clinics' systems connect.</summary>
    Uri Fhir { get; }

    string AdministratorPassword { get; }
}

/// <summary>With more than one instance of Exchange and of Consent, as behind a load balancer.</summary>
public interface IReplicatedDeployment : IDeployment
{
    /// <summary>Where clinics' systems connect, by the name of the instance.</summary>
    IReadOnlyDictionary<string, Uri> Exchanges { get; }

    /// <summary><c>carebridge verify-accounting</c>, and what it said.</summary>
    /// <exception cref="InvalidOperationException">The accounting is not intact.</exception>
    Task<string> VerifyAccountingAsync();
}
