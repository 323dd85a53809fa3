using CareBridge.Demo;
using CareBridge.Host;
using CareBridge.Platform.Hosting;

return args is ["demo", .. var options]
    ? await DemoCommand.RunAsync(options)
    : await Launcher.RunAsync(args, Services.All);
