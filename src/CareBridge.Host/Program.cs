using CareBridge.Host;
using CareBridge.Platform.Hosting;

return await Launcher.RunAsync(args, Services.All);
