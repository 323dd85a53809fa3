using CareBridge.Platform.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Exchange;

public sealed class ExchangeModule : ServiceModule
{
    public const string Service = "exchange";

    public override string Name => Service;

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
    }

    public override void MapEndpoints(IEndpointRouteBuilder routes)
    {
    }
}
