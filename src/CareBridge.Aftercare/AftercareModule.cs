using CareBridge.Aftercare.Features;
using CareBridge.Aftercare.Storage;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Aftercare;

/// <summary>What peer communities record on a participant's way: check-ins and milestones.</summary>
public sealed class AftercareModule : ServiceModule
{
    public const string Service = "aftercare";

    public override string Name => Service;

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddStore<AftercareDbContext>(Service);
        services.AddScoped<RecordDisclosures>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/aftercare");
        RecordCheckIn.Map(api);
        ReadCheckIns.Map(api);
        RecordMilestone.Map(api);
        ReadMilestones.Map(api);
    }
}
