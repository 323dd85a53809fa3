using CareBridge.Crisis.Storage;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Crisis.Features.Board;

internal static class BoardRegistration
{
    public static void AddBoardWatch(this IServiceCollection services)
    {
        services.AddSingleton<BoardSignal>();
        services.AddKeyedSingleton<IInterceptor, BoardInterceptor>(typeof(CrisisDbContext));
        services.AddSingleton<BoardWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<BoardWatch>());
    }
}
