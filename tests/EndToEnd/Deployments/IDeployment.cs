namespace CareBridge.EndToEnd.Deployments;

/// <summary>CareBridge as somebody runs it. What works in one deployment must work in every other.</summary>
public interface IDeployment : IAsyncDisposable
{
    /// <summary>Where people sign in.</summary>
    Uri Portal { get; }

    /// <summary>Where clinics' systems connect.</summary>
    Uri Fhir { get; }

    string AdministratorPassword { get; }

    /// <summary>Everything that can be killed and started again.</summary>
    IReadOnlyList<IMortal> Processes { get; }
}

/// <summary>A process whose sudden death must change nothing.</summary>
public interface IMortal
{
    string Name { get; }

    /// <summary>kill -9, and a new start; returns when it serves again.</summary>
    Task DieAndReturnAsync();
}
