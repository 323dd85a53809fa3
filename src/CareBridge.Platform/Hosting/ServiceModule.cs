using CareBridge.Platform.Diagnosis;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Hosting;

/// <summary>One bounded service: its table of contents.</summary>
public abstract class ServiceModule
{
    /// <summary>
    /// The service's word: on the command line, of its schema, queues and addresses (<c>/api/{name}</c>).
    /// </summary>
    public abstract string Name { get; }

    /// <summary>What the service can be told on the command line besides <c>serve</c>.</summary>
    public virtual IReadOnlyList<ServiceCommand> Commands => [];

    /// <summary>What the service reads from the configuration, besides what every process does.</summary>
    public virtual IReadOnlyList<Setting> Settings => [];

    /// <summary>What <c>carebridge doctor</c> looks at where the service runs, besides what it does in every
    /// process.</summary>
    public virtual IReadOnlyList<DeploymentCheck> Checks => [];

    /// <summary>What the service needs where it runs.</summary>
    public abstract void AddServices(IServiceCollection services, IConfiguration configuration);

    /// <summary>How its questions are asked where it does not run: clients of <see cref="MapQuestions"/>.</summary>
    public virtual void AddClients(IServiceCollection services)
    {
    }

    /// <summary>Its JSON API, under <c>/api/{name}</c>.</summary>
    public abstract void MapEndpoints(IEndpointRouteBuilder routes);

    /// <summary>
    /// First segments after <c>/api/{name}/</c> that are open to whoever is not signed in, wherever the service runs.
    /// </summary>
    public virtual IReadOnlyList<string> OpenPaths => [];

    /// <summary>
    /// Routes after <c>/api/{name}/</c> of what stays on a screen (<see cref="Security.OnScreen"/>), wherever the
    /// service runs.
    /// </summary>
    public virtual IReadOnlyList<string> OnScreenPaths => [];

    /// <summary>The questions other services ask it, where they run elsewhere.</summary>
    public virtual void MapQuestions(IEndpointRouteBuilder routes)
    {
    }
}
