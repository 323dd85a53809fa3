using CareBridge.Platform.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Consent;

public sealed class ConsentModule : ServiceModule
{
    public const string Service = "consent";

    public override string Name => Service;

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
    }

    public override void MapEndpoints(IEndpointRouteBuilder routes)
    {
    }
}
