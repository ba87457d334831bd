"""Looks for services by python-zeroconf for some seconds: TYPE SECONDS; tells in JSON what it found and what left."""

import json
import sys
import time

from zeroconf import IPVersion, ServiceBrowser, ServiceListener, Zeroconf


class Services(ServiceListener):
    """What is there, by instance name; and what was said goodbye to."""

    def __init__(self):
        self.found = {}
        self.removed = []

    def add_service(self, zc, kind, name):
        info = zc.get_service_info(kind, name, timeout=3000)
        if info is None:
            return
        properties = {key.decode(): (value or b"").decode() for key, value in info.properties.items()}
        self.found[name] = {
            "host": info.server,
            "port": info.port,
            "addresses": sorted(info.parsed_addresses()),
            "properties": properties,
        }

    update_service = add_service

    def remove_service(self, zc, kind, name):
        self.found.pop(name, None)
        self.removed.append(name)


def browse(kind, seconds):
    zeroconf = Zeroconf(ip_version=IPVersion.All)
    services = Services()
    ServiceBrowser(zeroconf, kind, services)
    time.sleep(float(seconds))
    zeroconf.close()
    return {"found": services.found, "removed": services.removed}


if __name__ == "__main__":
    print(json.dumps(browse(*sys.argv[1:])))
