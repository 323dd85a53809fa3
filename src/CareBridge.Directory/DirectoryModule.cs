using CareBridge.Platform.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Directory;

public sealed class DirectoryModule : ServiceModule
{
    public const string Service = "directory";

    public override string Name => Service;

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
    }

    public override void MapEndpoints(IEndpointRouteBuilder routes)
    {
    }
}
