using CareBridge.Platform.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Tests.Platform;

public sealed class LoggingTests
{
    [Fact]
    public async Task Addresses_of_requests_are_not_logged_whatever_the_configuration_says()
    {
        var data = System.IO.Directory.CreateTempSubdirectory("carebridge-logging-");
        string[] args =
        [
            "--Data:Folder", data.FullName,
            "--Logging:LogLevel:Default", "Trace",
            "--Logging:LogLevel:Microsoft", "Trace",
        ];
        var builder = CareBridgeApplication.CreateBuilder(args, Target.Select(Host.Services.All, "all"));
        await using var services = builder.Services.BuildServiceProvider();

        var log = services.GetRequiredService<ILoggerFactory>()
            .CreateLogger("Microsoft.AspNetCore.Hosting.Diagnostics");

        Assert.False(log.IsEnabled(LogLevel.Information));
        Assert.True(log.IsEnabled(LogLevel.Warning));
        data.Delete(recursive: true);
    }
}
